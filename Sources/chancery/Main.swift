import ArgumentParser
import ChanceryCommands

@main
enum Main {
    static func main() async {
        await ChanceryCommand.main()
    }
}
